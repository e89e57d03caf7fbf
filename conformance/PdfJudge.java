import java.io.FileInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF about files: PdfJudge FLAVOUR FILE..., with a flavour such as ua1 or 2a.
 * Each file gives a line "file TAB number of checks", after a line "file TAB rule TAB message"
 * for each rule that it breaks.
 */
public final class PdfJudge {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no such flavour: " + arguments[0]);
        }
        for (int index = 1; index < arguments.length; index++) {
            judge(flavour, arguments[index]);
        }
    }

    private static void judge(PDFAFlavour flavour, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance()
                    .createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                    .createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Set<String> broken = new LinkedHashSet<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = each.getRuleId().getClause() + "-"
                        + each.getRuleId().getTestNumber();
                    broken.add(rule + "\t" + each.getMessage().replaceAll("\\s+", " "));
                }
            }
            for (String each : broken) {
                System.out.println(file + "\t" + each);
            }
            System.out.println(file + "\t" + result.getTotalAssertions());
        }
    }
}
