// Cuts GitHub's OpenAPI description down to the calls that the fake GitHub knows; see README.md beside this file.
//   node prune-openapi.mjs api.github.com.json | gzip -9n > openapi.json.gz
import { readFileSync, writeSync } from "node:fs";

const repo = "/repos/{owner}/{repo}";
const wanted = [
  "/app", "/app/hook/deliveries", "/app/hook/deliveries/{delivery_id}", "/app/hook/deliveries/{delivery_id}/attempts",
  "/app/installations", "/app/installations/{installation_id}", "/app/installations/{installation_id}/access_tokens",
  "/installation/repositories", "/meta", "/rate_limit",
  "/orgs/{org}", "/orgs/{org}/installation", "/orgs/{org}/members/{username}", "/orgs/{org}/memberships/{username}",
  "/orgs/{org}/teams/{team_slug}/memberships/{username}", "/users/{username}", "/users/{username}/installation",
  ...["", "/branches", "/branches/{branch}", "/branches/{branch}/protection",
    "/check-runs", "/check-runs/{check_run_id}", "/check-runs/{check_run_id}/annotations", "/check-runs/{check_run_id}/rerequest",
    "/check-suites", "/check-suites/preferences", "/check-suites/{check_suite_id}", "/check-suites/{check_suite_id}/check-runs",
    "/check-suites/{check_suite_id}/rerequest", "/collaborators/{username}", "/collaborators/{username}/permission",
    "/commits", "/commits/{commit_sha}/pulls", "/commits/{ref}", "/commits/{ref}/check-runs", "/commits/{ref}/check-suites",
    "/commits/{ref}/status", "/commits/{ref}/statuses", "/statuses/{sha}",
    "/compare/{basehead}", "/contents/{path}", "/deployments", "/deployments/{deployment_id}",
    "/deployments/{deployment_id}/statuses", "/deployments/{deployment_id}/statuses/{status_id}",
    "/git/blobs", "/git/blobs/{file_sha}", "/git/commits", "/git/commits/{commit_sha}", "/git/matching-refs/{ref}", "/git/ref/{ref}", "/git/refs",
    "/git/refs/{ref}", "/git/tags", "/git/tags/{tag_sha}", "/git/trees", "/git/trees/{tree_sha}", "/installation",
    "/issues/{issue_number}", "/issues/{issue_number}/comments", "/issues/comments/{comment_id}",
    "/issues/{issue_number}/reactions", "/issues/comments/{comment_id}/reactions",
    "/pulls", "/pulls/{pull_number}", "/pulls/{pull_number}/commits", "/pulls/{pull_number}/files", "/readme", "/tags"].map((p) => repo + p),
];

const source = JSON.parse(readFileSync(process.argv[2], "utf8"));
const paths = {};
for (const path of wanted) {
  if (!source.paths[path]) throw new Error("not in the description: " + path);
  paths[path] = source.paths[path];
}

// Words for people, and what the validator does not know, are dropped.
// Answers keep only one example of the good case: the fake fills its own values into it.
const dropped = new Set(["description", "externalDocs", "summary", "x-github", "tags", "example", "deprecated", "headers"]);
const slim = (node, inProperties = false, key = "") => {
  if (Array.isArray(node)) return node.map((n) => slim(n));
  if (node === null || typeof node !== "object") return node;
  const result = {};
  for (const [k, value] of Object.entries(node)) {
    if (!inProperties && (dropped.has(k) || k.startsWith("x-") || k === "examples")) continue;
    if (k === "responses" && !inProperties) result[k] = responses(value);
    else result[k] = slim(value, k === "properties" && !inProperties, k);
  }
  return result;
};
const deref = (node) => (node && node.$ref ? node.$ref.slice(2).split("/").reduce((at, k) => at[k], source) : node);
const responses = (value) => {
  const result = {};
  for (const [status, answer] of Object.entries(value)) {
    if (!status.startsWith("2")) continue;
    result[status] = { description: "" };
    const examples = deref(answer).content?.["application/json"]?.examples;
    const first = examples && deref(Object.values(examples)[0]);
    if (first?.value !== undefined) result[status]["x-example"] = first.value;
  }
  if (Object.keys(result).length === 0) result.default = { description: "" };
  return result;
};

const components = {};
const result = { openapi: source.openapi, info: { title: source.info.title, version: source.info.version, license: source.info.license },
  servers: [{ url: "/" }], paths: slim(paths), components };
const collect = (node) => {
  if (node === null || typeof node !== "object") return;
  if (typeof node.$ref === "string") {
    const [, section, name] = node.$ref.slice(2).split("/");
    components[section] ??= {};
    if (!components[section][name]) {
      components[section][name] = slim(source.components[section][name]);
      collect(components[section][name]);
    }
  }
  for (const [k, child] of Object.entries(node)) if (k !== "x-example") collect(child);
};
collect(result.paths);
const text = JSON.stringify(result);
for (let at = 0; at < text.length; at += 16384) writeSync(1, text.slice(at, at + 16384));
