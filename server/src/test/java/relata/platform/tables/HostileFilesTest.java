package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relata.platform.tables.cells.ColumnGuesses;
import relata.platform.tables.cells.RowSample;

/** Files damaged at random are read, read in part, or refused with a code; nothing else ever comes of them. */
class HostileFilesTest {
    private static final int ROUNDS = 400;

    @TempDir
    Path folder;

    @Test
    void damagedTextIsReadOrRefused() throws IOException {
        String text = "id;name;born;sum\r\n"
                + "1;\"Ольга; \"\"О\"\"\";1990-02-01;1 234,50\r\n2;Петро;31.12.1985;=1\r\n".repeat(20);
        damage(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDamagedWorkbookIsReadOrRefused() throws IOException {
        Path whole = folder.resolve("whole.xlsx");
        try (TableWriter writer = TableWriter.workbook(Files.newOutputStream(whole), "One", ZoneOffset.UTC)) {
            writer.header(List.of("id", "name"));
            for (int row = 0; row < 50; row++) {
                writer.row(List.of(new TableCell.Text("k" + row), new TableCell.Text("Ольга " + row)));
            }
        }
        damage(Files.readAllBytes(whole));
    }

    @Test
    void damagedSheetsAreReadOrRefused() throws IOException {
        long seed = System.nanoTime();
        System.out.println("damagedSheetsAreReadOrRefused seed " + seed);
        Random random = new Random(seed);
        String sheet = "<worksheet xmlns=\"m\"><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\" t=\"n\"><v>45000.5</v></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>x_x000D_</t></is></c><c r=\"C1\"><f>1</f><v>2</v></c></row></sheetData></worksheet>";
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder damaged = new StringBuilder(sheet);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                damaged.setCharAt(random.nextInt(damaged.length()), "<>&\"/0A9-= s\0x".charAt(random.nextInt(14)));
            }
            readOrRefused(TablesInTests.workbook(folder, damaged.toString(), java.util.Map.of()));
        }
    }

    private void damage(byte[] whole) throws IOException {
        long seed = System.nanoTime();
        System.out.println("damage seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = java.util.Arrays.copyOf(
                    whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(12); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "\"\r\n;\0'".charAt(random.nextInt(6)));
            }
            readOrRefused(Files.write(folder.resolve("damaged"), bytes));
        }
    }

    private static void readOrRefused(Path path) {
        try (TableFile file = TableFile.open(path)) {
            RowSample sample = RowSample.of(file);
            assertThat(ColumnGuesses.of(file, sample, ZoneOffset.UTC)).isNotNull();
            assertThat(TablesInTests.all(file.rows())).hasSize((int) sample.seen());
        } catch (TableFileProblem refused) {
            assertThat(refused.code()).startsWith("tables.file.");
        }
    }
}
