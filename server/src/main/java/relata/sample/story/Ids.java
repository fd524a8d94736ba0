package relata.sample.story;

import java.util.UUID;

/** UUIDs shaped as version 7 (time first), yet the same at every run: their random part is a hash of what they name. */
final class Ids {

    private Ids() {}

    static UUID at(long epochSecond, long seed, long owner, Kind kind, int sequence) {
        long first = Dice.mix(seed ^ Dice.mix(owner * 0x9E3779B97F4A7C15L + kind.ordinal()));
        long second = Dice.mix(first + sequence);
        long millis = epochSecond * 1000 + (second >>> 54);
        long high = (millis << 16) | 0x7000L | (first & 0xFFFL);
        long low = (second & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    enum Kind {
        CUSTOMER,
        CONTACT_POINT,
        ADDRESS,
        CONSENT,
        CONTACT,
        RELATIONSHIP,
        HOUSEHOLD,
        ORDER,
        LINE,
        RETURN,
        INTERACTION,
        PRODUCT,
        EMPLOYEE
    }
}
