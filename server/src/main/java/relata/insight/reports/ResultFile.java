package relata.insight.reports;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Language;
import relata.platform.tables.TableCell;
import relata.platform.tables.TableFormat;
import relata.platform.tables.TableWriter;
import relata.platform.texts.Texts;

/** A result as a file that spreadsheets open: one row for each cell, a column for each group and each measure. */
@Component
class ResultFile {

    private final Texts texts;

    ResultFile(Texts texts) {
        this.texts = texts;
    }

    enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        final String extension;
        final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }
    }

    byte[] written(ResultAnswer result, String name, Format format, Language language) {
        var bytes = new ByteArrayOutputStream();
        try (TableWriter writer = format == Format.CSV
                ? TableWriter.csv(bytes, TableFormat.Separator.COMMA)
                : TableWriter.workbook(bytes, sheet(name), ZoneId.of(result.zone()))) {
            writer.header(header(result, language));
            for (ResultAnswer.Cell cell : ordered(result)) {
                writer.row(row(result, cell, language));
            }
        }
        return bytes.toByteArray();
    }

    /** Excel allows 31 characters and none of these. */
    private static String sheet(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return plain.isEmpty() ? "Relata" : plain.substring(0, Math.min(plain.length(), 31));
    }

    private static List<ResultAnswer.Cell> ordered(ResultAnswer result) {
        return result.cells().stream()
                .sorted((a, b) -> {
                    for (int i = 0; i < a.at().size(); i++) {
                        int order = a.at().get(i).compareTo(b.at().get(i));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return 0;
                })
                .toList();
    }

    private List<String> header(ResultAnswer result, Language language) {
        var header = new ArrayList<String>();
        result.groups().forEach(group -> header.add(group.label() == null ? group.by() : group.label()));
        for (ResultAnswer.Measure measure : result.measures()) {
            header.add(heading(measure, language));
            if ("money".equals(measure.type()) && measure.show().equals("value")) {
                header.add(texts.text(language, "insight.currency"));
            }
        }
        return header;
    }

    /** What stands above a measure: "Sum of Total, share". */
    String heading(ResultAnswer.Measure measure, Language language) {
        String what = measure.label() != null ? measure.label() : measure.of() == null ? "" : measure.of();
        String figure = texts.text(language, "insight.measure-" + measure.kind(), Map.of("field", what));
        return measure.show().equals("value")
                ? figure
                : texts.text(language, "insight.shown-" + measure.show(), Map.of("figure", figure));
    }

    private List<TableCell> row(ResultAnswer result, ResultAnswer.Cell cell, Language language) {
        var row = new ArrayList<TableCell>();
        for (int i = 0; i < cell.at().size(); i++) {
            ResultAnswer.Group group = result.groups().get(i);
            row.add(key(group, group.values().get(cell.at().get(i)), language));
        }
        for (int i = 0; i < result.measures().size(); i++) {
            ResultAnswer.FigureAnswer figure = cell.figures().get(i);
            row.add(number(figure.value()));
            ResultAnswer.Measure measure = result.measures().get(i);
            if ("money".equals(measure.type()) && measure.show().equals("value")) {
                row.add(new TableCell.Text(
                        figure.mixed()
                                ? texts.text(language, "insight.mixed-currencies")
                                : figure.currency() == null ? "" : figure.currency()));
            }
        }
        return row;
    }

    private static TableCell number(@Nullable String value) {
        return value == null ? TableCell.ABSENT : new TableCell.Number(new BigDecimal(value));
    }

    private TableCell key(ResultAnswer.Group group, ResultAnswer.Value value, Language language) {
        if (value.from() != null && "day".equals(group.step() == null ? "day" : group.step())) {
            return new TableCell.Day(java.time.LocalDate.parse(value.from()));
        }
        return new TableCell.Text(words(group, value, language));
    }

    /** A value of a group as people read it. */
    String words(ResultAnswer.Group group, ResultAnswer.Value value, Language language) {
        return switch (value.kind()) {
            case "missing" -> texts.text(language, "insight.without-value");
            case "rest" -> texts.text(language, "insight.the-rest");
            default -> {
                if (value.from() != null) {
                    yield Periods.words(group.step(), java.time.LocalDate.parse(value.from()), language, texts);
                }
                if (value.least() != null || value.below() != null) {
                    yield range(value, language);
                }
                if (group.type().equals("boolean")) {
                    yield texts.text(language, "insight." + value.value());
                }
                if (value.label() != null) {
                    yield value.label();
                }
                yield group.type().equals("reference")
                        ? texts.text(language, "insight.not-shown")
                        : String.valueOf(value.value());
            }
        };
    }

    private String range(ResultAnswer.Value value, Language language) {
        if (value.least() == null) {
            return texts.text(language, "insight.range-below", Map.of("below", String.valueOf(value.below())));
        }
        return value.below() == null
                ? texts.text(language, "insight.range-from", Map.of("least", value.least()))
                : texts.text(language, "insight.range", Map.of("least", value.least(), "below", value.below()));
    }
}
