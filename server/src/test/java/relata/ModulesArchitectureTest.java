package relata;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@Tag("check")
class ModulesArchitectureTest {

    /** The models are a library of their own beside the application, in whose package it lies. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(RelataApplication.class, JavaClass.Predicates.resideInAPackage("relata.models.."));

    @Test
    void callsGoDownAndModulesKeepTheirInsidesToThemselves() {
        MODULES.verify();
    }

    /** Draws the modules into target/spring-modulith-docs, from where docs/modules takes them. */
    @Test
    void theModulesCanBeDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    /**
     * No address that somebody gives is asked by the server: who begins to must ask through a guard against loopback, private and
     * link-local addresses, and open this rule for that guard alone. The mail server is the administrator's; the trial run of
     * a build asks itself.
     */
    @Test
    void theServerAsksNoAddresses() {
        ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveFullyQualifiedName("relata.platform.cli.WarmUpCommand")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive.function.client..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Socket.class, URLConnection.class)
                .orShould()
                .callMethod(URL.class, "openStream")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("relata"));
    }
}
