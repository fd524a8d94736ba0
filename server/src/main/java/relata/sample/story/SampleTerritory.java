package relata.sample.story;

import org.jspecify.annotations.Nullable;

/** A sales territory, named in three languages; the parent is the code of another one. */
public record SampleTerritory(String code, @Nullable String parent, String ukrainian, String russian, String english) {}
