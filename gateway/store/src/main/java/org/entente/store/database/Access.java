package org.entente.store.database;

/** How to reach a database; its text form never shows the password. */
public record Access(String url, String user, String password) {

    @Override
    public String toString() {
        return "Access[" + url + ", " + user + "]";
    }
}
