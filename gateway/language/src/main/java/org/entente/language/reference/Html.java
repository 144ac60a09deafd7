package org.entente.language.reference;

/** Text that is safe between tags and in attributes. */
final class Html {

    private Html() {}

    static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A whole page; every page has the same head and foot. */
    static String page(String title, String body) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Entente reference</title>
            <link rel="stylesheet" href="style.css">
            </head>
            <body>
            <header><a href="index.html">Entente</a><nav><a href="index.html">Families</a>\
            <a href="envelope.html">Envelope</a><a href="codes.html">Code lists</a>\
            <a href="help.html">Findings</a></nav></header>
            <main>
            %s
            </main>
            <footer>Made from the schemas, rules and code lists of the shared language. \
            What stands here is what the gateway checks.</footer>
            </body>
            </html>
            """.formatted(text(title), body);
    }
}
