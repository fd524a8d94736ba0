package relata.work.items;

import org.jspecify.annotations.Nullable;

/**
 * What doing an item leaves on the timeline.
 *
 * @param kind of the interaction
 * @param channel over which it went
 */
record Contact(String kind, String channel) {

    private static final Contact NOTE = new Contact("note", "internal");

    /**
     * The contact that an action is, over this channel where several would do; a note where nobody knows over which; null where
     * it is none, such as a task to prepare something.
     */
    static @Nullable Contact of(String action, @Nullable String channel) {
        return switch (action) {
            case "call" -> new Contact("call", "phone");
            case "mail" -> new Contact("mail", "email");
            case "visit" -> new Contact("visit", "visit");
            case "meeting" -> new Contact("meeting", "meeting");
            case "contact" -> over(channel == null ? "phone" : channel);
            case "offer", "feedback", "solve" -> channel == null ? NOTE : over(channel);
            default -> null;
        };
    }

    private static Contact over(String channel) {
        return switch (channel) {
            case "phone" -> new Contact("call", channel);
            case "email", "post" -> new Contact("mail", channel);
            case "visit", "shop" -> new Contact("visit", channel);
            case "meeting" -> new Contact("meeting", channel);
            case "internal" -> NOTE;
            default -> new Contact("message", channel);
        };
    }

    /** Somebody who was not reached was not contacted: it stands on the timeline, and counts as no contact. */
    String direction(@Nullable Answer answer) {
        return kind.equals("note") || answer == Answer.NOT_REACHED ? "internal" : "out";
    }
}
