package relata.records.catalog;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/** A label of which only one language need be given; the others take its words. */
public record LabelGiven(
        @Nullable String en, @Nullable String ru, @Nullable String uk) {

    public static LabelGiven of(String word) {
        return new LabelGiven(word, null, null);
    }

    public Label label() {
        String any = given(en) ? en : given(uk) ? uk : ru;
        if (!given(any)) {
            throw Refusal.invalid("label", "records.required", Map.of());
        }
        String word = Objects.requireNonNull(any);
        return new Label(
                given(en) ? Objects.requireNonNull(en) : word,
                given(ru) ? Objects.requireNonNull(ru) : word,
                given(uk) ? Objects.requireNonNull(uk) : word);
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
