package org.entente.core.directory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.Families;

/**
 * People who answer: for what, in which languages, when, and the telephone at which somebody answers at any hour.
 *
 * @param id short, and the only one of its State
 * @param families names of families that the shared language has
 * @param instruments codes of the shared list of instruments
 * @param languages tags of BCP 47, the preferred one first
 * @param phone in the form of ITU-T E.164
 */
public record ListedDesk(
        String id,
        String name,
        Set<String> families,
        Set<String> instruments,
        List<String> languages,
        Hours hours,
        String phone) {

    private static final CodeList INSTRUMENTS = CodeList.load(CodeListName.INSTRUMENTS);
    private static final CodeList LANGUAGES = CodeList.load(CodeListName.LANGUAGES);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public ListedDesk {
        families = Set.copyOf(families);
        instruments = Set.copyOf(instruments);
        languages = List.copyOf(languages);
        Wrong.unless(ID.matcher(id).matches(), "'" + id + "' is no id of a desk: small letters, digits and hyphens");
        ListedState.requireLine("the name of desk " + id, name);
        Wrong.unless(!families.isEmpty(), "desk " + id + " is competent for no family");
        Wrong.unless(!languages.isEmpty(), "desk " + id + " names no language");
        families.forEach(code -> Wrong.unless(
                Families.named(code).isPresent(),
                "desk " + id + ": the shared language has no family '" + code + "'; entente family list names all"));
        instruments.forEach(code -> Wrong.unless(
                INSTRUMENTS.contains(code),
                "desk " + id + ": the shared list of instruments has no code '" + code + "'"));
        languages.forEach(tag -> requireLanguage(id, tag));
        Wrong.unless(
                PHONE.matcher(phone).matches(),
                "desk " + id + ": '" + phone + "' is no telephone number as +4722000000 (ITU-T E.164)");
    }

    private static void requireLanguage(String id, String tag) {
        boolean isKnown = TAG.matcher(tag).matches()
                && (tag.indexOf('-') == 3 || tag.length() == 3 || LANGUAGES.contains(primary(tag)));
        Wrong.unless(isKnown, "desk " + id + ": '" + tag + "' is no language (BCP 47, as fr or pt-BR)");
    }

    /** Whether it speaks a language, whatever the region: {@code pt} finds {@code pt-BR}. */
    public boolean speaks(String tag) {
        return languages.stream().anyMatch(one -> primary(one).equals(primary(tag.toLowerCase(Locale.ROOT))));
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
