package relata.sample.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Names.GivenName;
import relata.sample.story.Names.Patronymic;
import relata.sample.story.Places.City;

/** Who somebody is, before any story. E-mail and phone are as written down, or missing. */
record Person(
        long number,
        boolean feminine,
        GivenName givenName,
        FamilyName familyName,
        @Nullable Patronymic patronymic,
        Spelling spelling,
        @Nullable LocalDate birthday,
        City city,
        String language,
        @Nullable String email,
        @Nullable String phone,
        long group,
        boolean inHousehold,
        boolean duplicate,
        boolean emailShared,
        boolean phoneShared) {

    boolean firstOfHousehold() {
        return inHousehold && (number & 15) == People.FIRST_OF_HOUSEHOLD;
    }

    String given() {
        return givenName.in(spelling);
    }

    String family() {
        return familyName.in(spelling, feminine);
    }

    @Nullable
    String patronymicName() {
        return patronymic == null ? null : patronymic.in(spelling, feminine);
    }

    String latinName() {
        return givenName.latin() + " " + familyName.latin().of(feminine);
    }

    /** As a person is addressed. */
    String fullName() {
        String middle = patronymicName();
        return given() + (middle == null ? " " : " " + middle + " ") + family();
    }
}
