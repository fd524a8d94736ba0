package relata.platform.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A typed value to be written: spreadsheets then know numbers from texts that look like numbers. */
public sealed interface TableCell {
    Absent ABSENT = new Absent();

    record Absent() implements TableCell {}

    record Text(String value) implements TableCell {}

    record Number(BigDecimal value) implements TableCell {}

    record Day(LocalDate value) implements TableCell {}

    /** Written as UTC time in text files, as wall time of the writer's zone in workbooks, which know no zones. */
    record Moment(Instant value) implements TableCell {}

    record YesNo(boolean value) implements TableCell {}
}
