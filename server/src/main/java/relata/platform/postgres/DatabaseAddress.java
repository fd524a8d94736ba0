package relata.platform.postgres;

/** Where a database is and how to sign in to it. */
public record DatabaseAddress(String url, String user, String password) {

    /** An external server's database; {@code postgresql://...} is taken as well as {@code jdbc:postgresql://...}. */
    static DatabaseAddress external(String url, String user, String password) {
        var address = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
        return new DatabaseAddress(address, user, password);
    }

    /** The same server and account, another database of it. */
    public DatabaseAddress named(String database) {
        var path = url.indexOf('/', url.indexOf("//") + 2);
        var options = url.indexOf('?', path);
        var rest = options < 0 ? "" : url.substring(options);
        return new DatabaseAddress(url.substring(0, path + 1) + database + rest, user, password);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
