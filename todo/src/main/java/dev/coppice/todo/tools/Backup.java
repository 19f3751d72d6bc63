package dev.coppice.todo.tools;

import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of a backup, in a folder of their own, which is deleted in the end.
record Backup(Path folder, List<String> files) implements AutoCloseable {

    /// What lists are kept in, and nothing that leads elsewhere.
    private static final Pattern NAME = Pattern.compile("lists-[1-9][0-9]?\\.db");

    /// Unpacks a backup into a folder that is there and empty.
    ///
    /// @throws ToolFailure when it is none
    /// @throws IOException when it cannot be unpacked
    static Backup unpacked(Path backup, Path folder) throws IOException {
        Backup unpacked = new Backup(folder, new ArrayList<>());
        if (!Files.isReadable(backup)) {
            unpacked.close();
            throw new ToolFailure("cannot read %s".formatted(backup));
        }
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!NAME.matcher(entry.getName()).matches()) {
                    throw new ZipException(entry.getName());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(entry.getName()));
                }
                unpacked.files.add(entry.getName());
            }
            if (unpacked.files.isEmpty()) {
                throw new ZipException("empty");
            }
            return unpacked;
        } catch (ZipException e) {
            unpacked.close();
            throw new ToolFailure("%s is not a backup, or not whole".formatted(backup));
        } catch (IOException e) {
            unpacked.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
