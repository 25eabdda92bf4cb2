#!/usr/bin/env bash
# Runs kube-ci once, without a cluster and without GitHub, so that the JVM writes down which classes it needs: the AOT
# cache, with which it starts in less than half the time. Called by the Dockerfile.
#
#   train.sh JAVA APPLICATION_FOLDER
#
# The JVM takes a cache only together with the very JAVA, options, jars, paths and times of files it was made with.
set -euo pipefail

java=$1
app=$2
port=18080
url="http://127.0.0.1:$port"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A key and a secret that nobody uses.
openssl genrsa -out "$work/key.pem" 2048 2>/dev/null
echo training >"$work/secret"

# Copies of an image keep whole seconds only.
find "$app" -exec touch -d 2000-01-01T00:00:00Z {} +

QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port KUBE_CI_GITHUB_APPID=1 KUBE_CI_KEYFILE=$work/key.pem \
  KUBE_CI_SECRETFILE=$work/secret KUBE_CI_GITHUB_API_URL=http://127.0.0.1:9 KUBE_CI_MASTER=http://127.0.0.1:9 \
  KUBE_CI_GRACE_SHUTDOWN=0s KUBE_CI_LEADER_ELECTION=false \
  "$java" "@$app/jvm.options" "-XX:AOTCacheOutput=$app/kube-ci.aot" -jar "$app/quarkus-run.jar" >"$work/log" 2>&1 &
pid=$!

# Everything below is asked for what it makes the program load, whatever it answers.
answered=no
for _ in $(seq 120); do
  if curl -sf -o /dev/null "$url/health/live"; then
    answered=yes
    break
  fi
  kill -0 $pid 2>/dev/null || break
  sleep 0.5
done
if [ $answered = yes ]; then
  body='{"zen":"training","hook_id":1}'
  signature=$(printf %s "$body" | openssl dgst -sha256 -hmac training | sed 's/^.* //')
  curl -s -o /dev/null "$url/status"
  curl -s -o /dev/null "$url/health/ready"
  curl -s -o /dev/null -H 'Content-Type: application/json' -H 'X-GitHub-Event: ping' -H 'X-GitHub-Delivery: training' \
    -H "X-Hub-Signature-256: sha256=$signature" -d "$body" "$url/webhooks/github"
  curl -s -o /dev/null "$url/metrics"
  kill -TERM $pid
fi
wait $pid || true

if [ ! -s "$app/kube-ci.aot" ]; then
  echo "train.sh: no AOT cache was made; kube-ci $([ $answered = yes ] && echo ran || echo did not answer), and said:" >&2
  tail -50 "$work/log" >&2
  exit 1
fi
rm -f "$app/kube-ci.aot.config"
