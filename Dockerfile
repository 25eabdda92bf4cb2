# syntax=docker/dockerfile:1

# The program, a Java runtime of the modules that a server can need, and the AOT cache made with the two.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml mvnw ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true \
    && mv target/quarkus-app /app

# Not compressed: a compressed one is slower to start, and no smaller once the layer itself is compressed.
RUN "$JAVA_HOME/bin/jlink" \
    --add-modules java.se,jdk.unsupported,jdk.management,jdk.net,jdk.jfr,jdk.zipfs \
    --no-header-files --no-man-pages --output /jre

COPY deploy/image image
RUN cp image/jvm.options /app/ && bash image/train.sh /jre/bin/java /app

# glibc, certificates, time zones; no shell and no package manager. Its user "nonroot" is 65532.
FROM gcr.io/distroless/base-nossl-debian12:nonroot
COPY --from=build /jre /jre
COPY --from=build /app /app
USER 65532:65532
# /app cannot be written to, and neither can anything else but /tmp.
WORKDIR /tmp
EXPOSE 8080
ENTRYPOINT ["/jre/bin/java", "@/app/jvm.options", "-XX:AOTCache=/app/kube-ci.aot", "-jar", "/app/quarkus-run.jar"]
