package org.entente.node.doors.rest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.node.doors.OperatorAction;

/**
 * One operation: its method, its path, and who answers it.
 *
 * @param action its row in the table of who may do what; empty at the agencies' doors, where there are no roles
 */
record Route(String method, List<String> path, Optional<OperatorAction> action, Answering answering) {

    /** Answers one call, or throws a failure that the door words. */
    @FunctionalInterface
    interface Answering {
        void answer(Call call) throws IOException;
    }

    static Route of(String method, String path, Answering answering) {
        return new Route(method, segments(path), Optional.empty(), answering);
    }

    static Route of(OperatorAction action, Answering answering) {
        return new Route(action.method(), segments(action.path()), Optional.of(action), answering);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The values at the names in braces; empty when the path is another. */
    Optional<List<String>> match(List<String> asked) {
        if (asked.size() != path.size()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).startsWith("{")) {
                values.add(asked.get(i));
            } else if (!path.get(i).equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
