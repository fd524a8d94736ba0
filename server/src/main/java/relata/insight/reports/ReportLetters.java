package relata.insight.reports;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.PublicAddress;
import relata.platform.mail.Letter;
import relata.platform.mail.Pages;
import relata.platform.texts.Texts;

/** What a scheduled report says by mail: its first rows, the whole as a CSV file, the way to it, and how to stop it. */
@Component
class ReportLetters {

    private static final int ROWS = 20;

    private final PublicAddress address;
    private final ResultFile files;
    private final Texts texts;

    ReportLetters(PublicAddress address, ResultFile files, Texts texts) {
        this.address = address;
        this.files = files;
        this.texts = texts;
    }

    /** The letter of one occurrence to one recipient; its key lets it out once. */
    Letter report(Schedule schedule, Report report, ResultAnswer result, Actor recipient, String email) {
        Language language = recipient.language();
        List<List<String>> table = table(result, language);
        String link = link(report);
        Map<String, Object> words = Map.of(
                "report", report.name(),
                "rows", Math.min(ROWS, result.cells().size()),
                "all", result.cells().size());
        String text = texts.text(
                language, result.cells().size() > ROWS ? "insight.report-mail-first" : "insight.report-mail", words);
        String foot = texts.text(language, "insight.report-mail-stop") + " " + link + "?stop=" + schedule.id();
        return new Letter(
                key("report", schedule, recipient.id().toString()),
                email,
                report.name(),
                text + "\n\n" + plain(table) + "\n\n" + link + "\n\n" + foot + "\n",
                Pages.page(text, table, foot, texts.text(language, "insight.report-mail-open"), link),
                new Letter.Enclosure(
                        report.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ") + ".csv",
                        ResultFile.Format.CSV.mediaType,
                        files.written(result, report.name(), ResultFile.Format.CSV, language)));
    }

    /** Tells the owner of a schedule why an occurrence did not go out. */
    Letter failure(Schedule schedule, Report report, String reason, Actor owner, String email) {
        return toOwner(
                "report-failed", schedule, report, Map.of("report", report.name(), "reason", reason), owner, email);
    }

    /** Tells the owner of a schedule who was left out, since they may no longer see the report. */
    Letter unseen(Schedule schedule, Report report, List<String> names, Actor owner, String email) {
        return toOwner(
                "report-unseen",
                schedule,
                report,
                Map.of("report", report.name(), "names", String.join(", ", names)),
                owner,
                email);
    }

    private Letter toOwner(
            String kind, Schedule schedule, Report report, Map<String, Object> words, Actor owner, String email) {
        Language language = owner.language();
        String text = texts.text(language, "insight." + kind, words);
        String link = link(report);
        return new Letter(
                key(kind, schedule, owner.id().toString()),
                email,
                texts.text(language, "insight." + kind + "-subject", words),
                text + "\n\n" + link + "\n",
                Pages.page(text, texts.text(language, "insight.report-mail-open"), link));
    }

    private static String key(String kind, Schedule schedule, String user) {
        Instant occurrence = schedule.nextAt();
        return kind + " " + schedule.id() + " " + occurrence + " " + user;
    }

    private String link(Report report) {
        return address.origin() + "/insight/reports/" + report.id();
    }

    private List<List<String>> table(ResultAnswer result, Language language) {
        var table = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        result.groups().forEach(group -> header.add(group.label() == null ? group.by() : group.label()));
        result.measures().forEach(measure -> header.add(files.heading(measure, language)));
        table.add(header);
        result.cells().stream().limit(ROWS).forEach(cell -> {
            var row = new ArrayList<String>();
            for (int i = 0; i < cell.at().size(); i++) {
                ResultAnswer.Group group = result.groups().get(i);
                row.add(files.words(group, group.values().get(cell.at().get(i)), language));
            }
            for (int i = 0; i < cell.figures().size(); i++) {
                row.add(figure(result.measures().get(i), cell.figures().get(i), language));
            }
            table.add(row);
        });
        return table;
    }

    private String figure(ResultAnswer.Measure measure, ResultAnswer.FigureAnswer figure, Language language) {
        if (figure.mixed()) {
            return texts.text(language, "insight.mixed-currencies");
        }
        if (figure.value() == null) {
            return "–";
        }
        NumberFormat format = measure.show().equals("value")
                ? NumberFormat.getInstance(language.locale())
                : NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(measure.show().equals("value") ? 2 : 1);
        String number = format.format(new BigDecimal(figure.value()));
        return figure.currency() == null ? number : number + " " + figure.currency();
    }

    private static String plain(List<List<String>> table) {
        return String.join(
                "\n", table.stream().map(row -> String.join("  |  ", row)).toList());
    }
}
