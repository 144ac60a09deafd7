package org.entente.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.core.format.Format;
import org.entente.core.language.SharedXml;
import org.entente.core.xml.SafeXml;
import org.entente.formats.goaml.GoAmlFormat;
import org.entente.formats.immigrationxml.ImmigrationXmlFormat;
import org.entente.formats.policejson.PoliceJsonFormat;
import org.entente.formats.reading.FamilyCheck;
import org.entente.formats.shared.SharedFormat;

/** Every national format that this product brings along, one line each. */
public final class Formats {

    private Formats() {}

    /**
     * The formats of this build.
     *
     * @param officialSchemas a national schema that the operator holds, by the name of the dialect it belongs to, such
     *     as {@code ae-5.0.2}; it replaces our own subset in validation
     */
    public static List<Format> builtIn(SafeXml xml, SharedXml shared, Map<String, Path> officialSchemas) {
        var check = new FamilyCheck(shared);
        var formats = new ArrayList<Format>();
        formats.add(new SharedFormat(xml, shared, check));
        formats.add(new PoliceJsonFormat(xml, check));
        formats.add(new ImmigrationXmlFormat(xml));
        formats.addAll(GoAmlFormat.all(xml, check, officialSchemas));
        return List.copyOf(formats);
    }
}
