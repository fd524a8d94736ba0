package relata.platform.tables;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A cursor over one XML part of a workbook: local names only, no document type, no entities but the five of XML. */
final class WorkbookXml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();

    private final String part;
    private final InputStream in;
    private final XMLStreamReader reader;
    private int event = XMLStreamConstants.START_DOCUMENT;

    WorkbookXml(String part, InputStream in) {
        this.part = part;
        this.in = in;
        try {
            this.reader = FACTORY.createXMLStreamReader(in, "UTF-8");
        } catch (XMLStreamException damaged) {
            throw damaged(damaged);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Goes to the next start or end of an element; false at the end of the part. */
    boolean advance() {
        while (true) {
            int next = step();
            if (next == XMLStreamConstants.START_ELEMENT || next == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
            if (next == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /** Goes to the next start of this element. */
    boolean advanceTo(String name) {
        while (advance()) {
            if (starts(name)) {
                return true;
            }
        }
        return false;
    }

    boolean starts(String name) {
        return event == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
    }

    @Nullable
    String attribute(String name) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return reader.getAttributeValue(index);
            }
        }
        return null;
    }

    /** The attribute of the relationships namespace, whose local name is also used without one. */
    @Nullable
    String relationship() {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            String space = reader.getAttributeNamespace(index);
            if (reader.getAttributeLocalName(index).equals("id") && space != null && space.endsWith("relationships")) {
                return reader.getAttributeValue(index);
            }
        }
        return null;
    }

    /** The text up to the end of the element just started, added to what is there; keeps no more than this many characters. */
    void text(StringBuilder into, int most) {
        int depth = 1;
        while (depth > 0) {
            int next = step();
            if (next == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (next == XMLStreamConstants.CHARACTERS
                    || next == XMLStreamConstants.CDATA
                    || next == XMLStreamConstants.SPACE) {
                append(into, most - into.length());
            } else if (next == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
        }
    }

    private void append(StringBuilder into, int room) {
        try {
            // Taken even where there is no room: the parser checks a text only when it is asked for.
            char[] characters = reader.getTextCharacters();
            if (room > 0) {
                into.append(characters, reader.getTextStart(), Math.min(room, reader.getTextLength()));
            }
        } catch (UncheckedStreamException lazy) {
            throw lazy.getCause() instanceof XMLStreamException damaged ? damaged(damaged) : lazy;
        }
    }

    private int step() {
        try {
            event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException damaged) {
            throw damaged(damaged);
        } catch (RuntimeException lazy) {
            // The parser reads ahead lazily and wraps what the stream threw.
            throw lazy.getCause() instanceof XMLStreamException damaged ? damaged(damaged) : lazy;
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new TableFileProblem("tables.file.document-type", Map.of("part", part));
        }
        return event;
    }

    private RuntimeException damaged(XMLStreamException damaged) {
        for (Throwable cause = damaged; cause != null; cause = cause.getCause()) {
            if (cause instanceof TableFileProblem problem) {
                return problem;
            }
        }
        return new TableFileProblem("tables.file.damaged", Map.of("part", part));
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException | IOException unreadable) {
            throw new UncheckedIOException(new IOException(unreadable));
        }
    }
}
