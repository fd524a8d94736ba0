package relata.platform.tables.cells;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a column of cells holds, as far as a person would say by looking at it. */
public enum CellType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("money")
    MONEY,
    @JsonProperty("date")
    DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("url")
    URL,
    @JsonProperty("personName")
    PERSON_NAME,
    @JsonProperty("organizationName")
    ORGANIZATION_NAME,
    /** A code that another system gave. */
    @JsonProperty("externalId")
    EXTERNAL_ID,
    /** One of few values. */
    @JsonProperty("choice")
    CHOICE,
    /** Several values in one cell, separated by semicolons. */
    @JsonProperty("list")
    LIST
}
