package org.entente.cli;

import java.util.logging.LogManager;
import org.entente.cli.bench.BenchCommand;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.DemoCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one command: everything a person does with Entente. Data on stdout, talk on stderr. */
@Command(
        name = "entente",
        mixinStandardHelpOptions = true,
        description = "The gateway through which States' agencies exchange messages.",
        subcommands = {
            DemoCommand.class,
            NodeCommand.class,
            SendCommand.class,
            MessageCommand.class,
            StatusCommand.class,
            FailedCommand.class,
            BackupCommand.class,
            PartnerCommand.class,
            CertCommand.class,
            TrustCommand.class,
            DirectoryCommand.class,
            As4Command.class,
            ValidateCommand.class,
            SchemaCommand.class,
            FamilyCommand.class,
            ExplainCommand.class,
            DocsCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Entente {

    private static final String JDK_TRANSFORMER = "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl";

    private Entente() {}

    public static void main(String[] arguments) {
        // Saxon announces itself as the XSLT of the whole process; everything but our rules keeps the JDK's own.
        System.setProperty("javax.xml.transform.TransformerFactory", JDK_TRANSFORMER);
        LogManager.getLogManager().reset(); // Tomcat and Santuario speak java.util.logging
        SLF4JBridgeHandler.install();
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Entente())
                .setExecutionExceptionHandler(Entente::explain)
                .execute(arguments);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
        if (failure instanceof ClientFault fault) {
            command.getErr().println("entente: " + fault.getMessage());
            return fault.exitCode().code();
        }
        command.getErr().println("entente: " + failure.getMessage());
        if (System.getenv("ENTENTE_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.FAILED.code();
    }
}
