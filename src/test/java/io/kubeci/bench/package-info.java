/// The benchmarks: a load against the packaged operator, measured from outside. `./mvnw -q -Pbench` runs all of them,
/// `-Dbench=intake,start` some. Everything stays on the loopback address, and every load is bounded in number and time.
package io.kubeci.bench;
