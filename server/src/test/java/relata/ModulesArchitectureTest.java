package relata;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@Tag("check")
class ModulesArchitectureTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(RelataApplication.class);

    @Test
    void callsGoDownAndModulesKeepTheirInsidesToThemselves() {
        MODULES.verify();
    }

    /** Draws the modules into target/spring-modulith-docs, from where docs/modules takes them. */
    @Test
    void theModulesCanBeDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
