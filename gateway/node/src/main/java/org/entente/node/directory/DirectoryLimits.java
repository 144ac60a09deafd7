package org.entente.node.directory;

/** How much of a directory is read. */
public record DirectoryLimits(int bytes, int states, int desks, int signatures, int versions) {

    /** What holds where nobody says otherwise. */
    public static DirectoryLimits standard() {
        return new DirectoryLimits(4 * 1024 * 1024, 300, 5_000, 50, 100);
    }
}
