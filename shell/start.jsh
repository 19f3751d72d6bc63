// What a usual session does, so that the JVM can remember what that takes (bin/lib/coppice.sh).
record Boom(String reason) {}
trapExit(true)
Pid child = spawnLink(() -> exit(receive(Boom.class).reason()))
child.send(new Boom("oops"))
flush()
ChildSpec one = ChildSpec.worker("one", () -> spawnLink(() -> receive()))
Pid top = Supervisor.startLink(oneForOne(one))
class Pair {
    int sum() {
        return 20 + 22;
    }
}
new Pair().sum()
tree()
i()
info(top)
h("spawnLink")
slef()
var typed = new ByteArrayInputStream("self()\n".getBytes())
var screen = new ByteArrayOutputStream()
var terminal = org.jline.terminal.TerminalBuilder.builder().system(false).type("xterm").streams(typed, screen).build()
org.jline.reader.LineReaderBuilder.builder().terminal(terminal).build().readLine("coppice> ")
