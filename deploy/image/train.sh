#!/usr/bin/env bash
# Runs kube-ci once against a stand-in for the cluster and for GitHub, so that the JVM writes down which classes it
# needs and how its code is used: the AOT cache, with which it starts in less than half the time. Called by the
# Dockerfile.
#
#   train.sh JAVA APPLICATION_FOLDER
#
# The JVM takes a cache only together with the very JAVA, options, jars, paths and times of files it was made with.
# Needs a JDK, curl and openssl.
set -euo pipefail

java=$1
app=$2
here=$(cd "$(dirname "$0")" && pwd)
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
port=18080
url="http://127.0.0.1:$port"
work=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# A key, a certificate and a secret that nobody uses.
openssl genrsa -out "$work/key.pem" 2048 2>/dev/null
echo training >"$work/secret"
"${jdk}keytool" -genkeypair -keyalg EC -groupname secp256r1 -storetype PKCS12 -keystore "$work/tls" -storepass training \
  -dname CN=127.0.0.1 -ext san=ip:127.0.0.1 2>/dev/null

"${jdk}java" "$here/TrainingServer.java" "$work/tls" training >"$work/ports" 2>"$work/server.log" &
server=$!
for _ in $(seq 100); do
  [ -s "$work/ports" ] && break
  kill -0 $server 2>/dev/null || break
  sleep 0.2
done
read -r cluster github <"$work/ports" || { cat "$work/server.log" >&2; exit 1; }

cat >"$work/kubeconfig" <<EOF
apiVersion: v1
kind: Config
clusters: [{name: training, cluster: {server: "https://127.0.0.1:$cluster", insecure-skip-tls-verify: true}}]
users: [{name: training, user: {token: training}}]
contexts: [{name: training, context: {cluster: training, user: training}}]
current-context: training
EOF

# Copies of an image keep whole seconds only.
find "$app" -exec touch -d 2000-01-01T00:00:00Z {} +

KUBECONFIG=$work/kubeconfig QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port KUBE_CI_GITHUB_APPID=1 \
  KUBE_CI_KEYFILE=$work/key.pem KUBE_CI_SECRETFILE=$work/secret KUBE_CI_GITHUB_API_URL=http://127.0.0.1:$github \
  KUBE_CI_GRACE_SHUTDOWN=0s KUBE_CI_LEADER_ELECTION=false \
  "$java" "@$app/jvm.options" "-XX:AOTCacheOutput=$app/kube-ci.aot" -jar "$app/quarkus-run.jar" >"$work/log" 2>&1 &
pid=$!

# Everything below is asked for what it makes the program load, whatever it answers.
webhook() { # EVENT NUMBER BODY
  local signature
  signature=$(printf %s "$3" | openssl dgst -sha256 -hmac training | sed 's/^.* //')
  curl -s -o /dev/null -H 'Content-Type: application/json' -H "X-GitHub-Event: $1" -H "X-GitHub-Delivery: training-$2" \
    -H "X-Hub-Signature-256: sha256=$signature" -d "$3" "$url/webhooks/github"
}
sha() { printf '%040d' "$1"; }
repository='"repository":{"id":7,"name":"app","full_name":"acme/app","owner":{"login":"acme","id":8,"type":"User"},
 "private":false,"html_url":"https://github.com/acme/app","clone_url":"https://github.com/acme/app.git",
 "ssh_url":"git@github.com:acme/app.git","git_url":"git://github.com/acme/app.git","default_branch":"main"},
 "sender":{"login":"alice","id":9,"type":"User"},"installation":{"id":10}'

answered=no
for _ in $(seq 240); do
  if curl -sf -o /dev/null "$url/status"; then
    answered=yes
    break
  fi
  kill -0 $pid 2>/dev/null || break
  sleep 0.25
done
if [ $answered = yes ]; then
  curl -s -o /dev/null "$url/health/live"
  curl -s -o /dev/null "$url/health/ready"
  webhook ping 0 '{"zen":"training","hook_id":1}'
  for number in $(seq 200); do
    webhook push "$number" "{\"ref\":\"refs/heads/main\",\"before\":\"$(sha 0)\",\"after\":\"$(sha "$number")\",
      \"created\":false,\"deleted\":false,\"forced\":false,\"commits\":[],\"head_commit\":{\"id\":\"$(sha "$number")\"},$repository}"
  done
  curl -s -o /dev/null "$url/metrics"
  kill -TERM $pid
fi
wait $pid || true

if [ ! -s "$app/kube-ci.aot" ]; then
  echo "train.sh: no AOT cache was made; kube-ci $([ $answered = yes ] && echo ran || echo did not become ready), and said:" >&2
  tail -50 "$work/log" >&2
  exit 1
fi
rm -f "$app/kube-ci.aot.config"
