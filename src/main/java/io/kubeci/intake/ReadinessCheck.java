package io.kubeci.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// [Readiness] as `/health/ready` shows it.
@Singleton
@org.eclipse.microprofile.health.Readiness
final class ReadinessCheck implements HealthCheck {

    private final Readiness readiness;

    ReadinessCheck(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        var obstacle = readiness.obstacle();
        var response = HealthCheckResponse.named("webhooks").status(obstacle.isEmpty());
        obstacle.ifPresent(why -> response.withData("reason", why));
        return response.build();
    }
}
