package relata.bench;

import java.util.List;

/** One of the two servers that are compared. */
interface Target {

    String named();

    int port();

    /** Lines that every request carries, each ended by CR LF; how the caller is known. */
    String headers();

    /** The requests by which this server serves one turn of a scenario, in order. */
    List<Request> requests(Scenario scenario, Subject subject);

    /** An HTTP request with a JSON body, empty where there is none. */
    record Request(String method, String path, String body) {

        static Request get(String path) {
            return new Request("GET", path, "");
        }
    }
}
