package relata;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** All modules of the server in one application. */
@SpringBootApplication
@Modulithic(systemName = "Relata", sharedModules = "platform")
public class RelataApplication {}
