package io.kubeci.github.edge;

import java.time.Duration;

/// How GitHub is called.
///
/// @param address where
/// @param appId our App's number
/// @param version our own, for `User-Agent`
/// @param inFlight how many calls at once, in all; GitHub allows 100 (REST API reference, "About secondary rate
/// limits")
/// @param inFlightPerInstallation how many of them for one installation, so that none makes the others wait
/// @param connectTimeout for a connection
/// @param requestTimeout for an answer, from sending to its last byte
public record ApiSettings(
        ApiAddress address,
        long appId,
        String version,
        int inFlight,
        int inFlightPerInstallation,
        Duration connectTimeout,
        Duration requestTimeout) {

    private static final int IN_FLIGHT = 32;
    private static final int IN_FLIGHT_PER_INSTALLATION = 8;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    /// With the usual limits and times.
    public static ApiSettings of(ApiAddress address, long appId, String version) {
        return new ApiSettings(
                address, appId, version, IN_FLIGHT, IN_FLIGHT_PER_INSTALLATION, CONNECT_TIMEOUT, REQUEST_TIMEOUT);
    }

    /// The same with another time for an answer.
    public ApiSettings withRequestTimeout(Duration timeout) {
        return new ApiSettings(address, appId, version, inFlight, inFlightPerInstallation, connectTimeout, timeout);
    }

    /// The same with other numbers of calls at once.
    public ApiSettings withInFlight(int all, int perInstallation) {
        return new ApiSettings(address, appId, version, all, perInstallation, connectTimeout, requestTimeout);
    }
}
