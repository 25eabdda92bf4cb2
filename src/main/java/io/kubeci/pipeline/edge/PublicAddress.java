package io.kubeci.pipeline.edge;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Whether an address belongs to the public Internet, and to nobody's own network.
///
/// Source: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates).
final class PublicAddress {

    /// Networks of IPv4 that are not the public Internet: address, bits.
    private static final int[][] SPECIAL = {
        {net(0, 0, 0), 8}, {net(10, 0, 0), 8}, {net(100, 64, 0), 10}, {net(127, 0, 0), 8},
        {net(169, 254, 0), 16}, {net(172, 16, 0), 12}, {net(192, 0, 0), 24}, {net(192, 0, 2), 24},
        {net(192, 88, 99), 24}, {net(192, 168, 0), 16}, {net(198, 18, 0), 15}, {net(198, 51, 100), 24},
        {net(203, 0, 113), 24}, {net(224, 0, 0), 4}, {net(240, 0, 0), 4},
    };

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(int32(bytes, 0)) : isPublic6(bytes);
    }

    private static boolean isPublic4(int address) {
        for (var network : SPECIAL) {
            if ((address ^ network[0]) >>> (Integer.SIZE - network[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /// Of IPv6 only 2000::/3 is handed out. In it, 2001::/23 is for protocols (Teredo among them), 2001:db8::/32 and
    /// 3fff::/20 are for examples, and 2002::/16 holds addresses of IPv4.
    private static boolean isPublic6(byte[] bytes) {
        int first = int32(bytes, 0);
        return first >>> 29 == 1
                && first >>> 9 != 0x20010000 >>> 9
                && first != 0x20010db8
                && first >>> 12 != 0x3fff0000 >>> 12
                && first >>> 16 != 0x2002;
    }

    private static int net(int a, int b, int c) {
        return a << 24 | b << 16 | c << 8;
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
