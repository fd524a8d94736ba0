package relata.platform.backup;

/** Asked after a backup was restored and the schema brought to this version, before anyone works with the data. Runs in no order. */
public interface AfterRestore {

    /** Does again what happened after the backup and must not be lost with it; running it twice changes nothing more. */
    void restored();
}
