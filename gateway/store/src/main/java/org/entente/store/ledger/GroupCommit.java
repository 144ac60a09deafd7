package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.store.database.Database;
import org.entente.store.database.Database.Share;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what comes in while the last commit was on its way to the disk, together: many changes, one fsync.
 *
 * <p>A lone change never waits for company. When a batch fails, each of its changes is tried again alone, so that one
 * cannot spoil another. A change must decide whether it applies before it writes anything.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Share share;
    private final Limits limits;
    private final BlockingQueue<Change<?>> waiting;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Thread thread;

    GroupCommit(Share share, String name, Limits limits) {
        this.share = share;
        this.limits = limits;
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        this.thread = Thread.ofPlatform().daemon().name("commit-" + name).start(this::work);
    }

    /**
     * How much at once, and how long.
     *
     * @param batch changes in one commit at most
     * @param waiting changes that may wait for a commit at most
     * @param patience how long a caller waits for its commit
     */
    record Limits(int batch, int waiting, Duration patience) {}

    /**
     * Returns when the change is durable.
     *
     * @throws TemporaryFault STORE_UNAVAILABLE when it is not known to be; it may have happened all the same
     */
    <T> T commit(Database.Work<T> work) {
        Change<T> change = new Change<>(work, new CompletableFuture<>(), new AtomicBoolean());
        try {
            if (isClosed.get() || !waiting.offer(change, limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable(
                        "More than " + limits.waiting() + " changes wait for their commit", new TimeoutException());
            }
            return change.done().get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            change.isTaken().set(true);
            Thread.currentThread().interrupt();
            throw unavailable("The wait for a commit was interrupted", stopped);
        } catch (TimeoutException late) {
            change.isTaken().set(true);
            throw unavailable("A commit took longer than " + limits.patience(), late);
        } catch (ExecutionException failed) {
            throw asOurs(failed.getCause());
        }
    }

    @Override
    public void close() {
        isClosed.set(true);
        thread.interrupt();
        try {
            thread.join(limits.patience().toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        List<Change<?>> batch = new ArrayList<>();
        while (!isClosed.get()) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException closed) {
                break;
            }
            waiting.drainTo(batch, limits.batch() - 1);
            batch.removeIf(change -> change.isTaken().getAndSet(true));
            commit(batch);
            batch.clear();
        }
        waiting.drainTo(batch);
        batch.forEach(change ->
                change.done().completeExceptionally(unavailable("The node is stopping", new InterruptedException())));
    }

    private void commit(List<Change<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<Runnable> answers = share.durably(connection -> apply(connection, batch));
            answers.forEach(Runnable::run);
        } catch (TemporaryFault failed) {
            if (batch.size() == 1) {
                batch.getFirst().done().completeExceptionally(failed);
            } else {
                LOG.warn("A commit of {} changes failed: each is tried alone", batch.size());
                batch.forEach(change -> commit(List.of(change)));
            }
        }
    }

    private static List<Runnable> apply(Connection connection, List<Change<?>> batch) throws SQLException {
        List<Runnable> answers = new ArrayList<>();
        for (Change<?> change : batch) {
            answers.add(change.apply(connection));
        }
        return answers;
    }

    private static RuntimeException asOurs(@Nullable Throwable cause) {
        return switch (cause) {
            case GatewayFailure failure -> failure;
            case StaleBell stale -> stale;
            case null, default -> new IllegalStateException("A change could not be made", cause);
        };
    }

    private static TemporaryFault unavailable(String sentence, Throwable cause) {
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, sentence, cause);
    }

    /** A change on its way; once taken it is no longer given up by its caller. */
    private record Change<T>(Database.Work<T> work, CompletableFuture<T> done, AtomicBoolean isTaken) {

        /** Applies it, and returns what tells its caller once the commit is durable. */
        Runnable apply(Connection connection) throws SQLException {
            FutureTask<T> attempt = new FutureTask<>(() -> work.with(connection));
            attempt.run();
            return switch (attempt.state()) {
                case SUCCESS -> () -> done.complete(attempt.resultNow());
                case RUNNING, CANCELLED, FAILED -> failed(attempt.exceptionNow());
            };
        }

        private Runnable failed(Throwable cause) throws SQLException {
            return switch (cause) {
                case StaleBell nothingToDo -> () -> done.completeExceptionally(nothingToDo);
                case SQLException database -> throw database;
                // A bug may have written half of its change: nothing of it may be committed.
                default -> throw new SQLException("A change could not be made", cause);
            };
        }
    }
}
