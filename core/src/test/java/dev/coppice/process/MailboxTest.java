package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a process has taken from its mailbox is let go. A link that has rested for long has been
/// moved by the collector to where it looks seldom: what still hung on it would stay as well, and
/// so would every message that came later.
class MailboxTest {

    private final Node node = Node.start(NodeOptions.named("mailbox").events(EventSink.none()));
    private final ThreadProcess process = new ThreadProcess(node, 1, () -> {});
    private final Mailbox mailbox = process.mailbox();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aLinkThatHasRestedHoldsNothingThatCameLater() {
        Intake.Link rested = mailbox.last();
        mailbox.put("message");

        assertThat(mailbox.poll()).isEqualTo("message");
        assertThat(rested.next()).isSameAs(Intake.Link.UNHOOKED);
    }

    @Test
    void norDoesOneThatAReceiveHasEmptied() {
        mailbox.put("first");
        assertThat(received("first")).isEqualTo("first");
        Intake.Link emptied = Objects.requireNonNull(mailbox.last().next());
        mailbox.put("second");
        mailbox.put("third");

        assertThat(received("third")).isEqualTo("third");
        assertThat(emptied.next()).isSameAs(Intake.Link.UNHOOKED);
        assertThat(mailbox.first(3)).containsExactly("second");
    }

    @Test
    void aMailboxThatIsFoundEmptyKeepsNoMessage() {
        mailbox.put("message");
        mailbox.poll();
        assertThat(mailbox.poll()).isNull();

        assertThat(mailbox.last().message).isNull();
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void aPredicateMayReceive() {
        mailbox.put("a");
        mailbox.put("b");
        mailbox.put("c");
        Predicate<Object> takesTheFirst =
                message -> {
                    if (message.equals("a")) {
                        mailbox.poll("a"::equals, new Mailbox.Cursor());
                    }
                    return message.equals("c");
                };

        assertThat(mailbox.poll(takesTheFirst, new Mailbox.Cursor())).isEqualTo("c");
        assertThat(mailbox.first(3)).containsExactly("b");
        assertThat(mailbox.length()).isOne();
    }

    @Test
    void whatComesAfterwardsIsStillInOrder() {
        for (int round = 0; round < 3; round++) {
            mailbox.put("a");
            mailbox.put("b");
            mailbox.put("c");
            assertThat(received("b")).isEqualTo("b");
            assertThat(mailbox.poll()).isEqualTo("a");
            assertThat(mailbox.poll()).isEqualTo("c");
            assertThat(mailbox.poll()).isNull();
        }
    }

    private @Nullable Object received(String wanted) {
        return mailbox.poll(wanted::equals, new Mailbox.Cursor());
    }
}
