package org.entente.formats.reading;

import java.util.List;
import javax.xml.validation.Schema;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.xml.SafeSchemas;
import org.entente.core.xml.SafeSchemas.SchemaBytes;
import org.entente.core.xml.SafeXml;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;

/** Checks the body of a family alone, before there is a message around it. Thread-safe. */
public final class FamilyCheck {

    private final SafeXml xml;
    private final Schema schema;

    public FamilyCheck(SafeXml xml) {
        this.xml = xml;
        List<SchemaBytes> roots = SharedSchema.xmlRoots().stream()
                .map(file -> new SchemaBytes(file.systemId().toString(), file.bytes()))
                .toList();
        this.schema = SafeSchemas.load(
                roots, namespace -> SharedSchema.byNamespace(namespace).map(SchemaFile::bytes));
    }

    /** All findings of the family's schema; empty when the body fits. */
    public List<Finding> findings(Document family) {
        return xml.validate(family, schema);
    }

    /** Hands the body back, or refuses it with what the schema says. */
    public Document fitting(Document family) {
        List<Finding> findings = findings(family);
        if (!findings.isEmpty()) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "What was read does not fit the family", findings);
        }
        return family;
    }
}
