#!/usr/bin/env bash
# Checks the packaging and operations files with whatever this machine has, and says what it could not check.
# Exit 0: nothing that was checked is wrong.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# check TITLE COMMAND…: silent unless it fails.
check() {
  local title=$1
  shift
  if "$@" >"$scratch/output" 2>&1; then
    echo "ok      $title"
  else
    echo "FAILED  $title"
    sed 's/^/          /' "$scratch/output"
    failed=1
  fi
}

skip() { echo "SKIPPED $1"; }

has() { command -v "$1" >/dev/null 2>&1; }

# promtool comes with the Debian package prometheus. RUNLEVEL=1 keeps the package from starting the server.
install_promtool() {
  if [ "$(id -u)" -ne 0 ] || ! has apt-get || ! grep -q '^ID=debian' /etc/os-release; then return 1; fi
  echo "…       installing promtool (Debian package prometheus)"
  {
    apt-get update -qq
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends prometheus
  } >"$scratch/apt" 2>&1 || sed 's/^/          /' "$scratch/apt"
  has promtool
}

check_prometheus() {
  if ! has promtool && ! install_promtool; then
    skip 'promtool: rules, alert tests, Prometheus configuration and dashboard queries are NOT parsed (not installed)'
    return
  fi
  # promtool wants to see the token file that the configuration names.
  cp -r ops/prometheus "$scratch/prometheus"
  : >"$scratch/prometheus/metrics-token"
  check 'promtool check config' promtool check config "$scratch/prometheus/prometheus.yml"
  check 'promtool check rules' promtool check rules --lint-fatal ops/prometheus/rules/*.yml
  check 'promtool test rules (every alert fires and stays quiet)' promtool test rules ops/prometheus/tests/*.yml
  check 'promtool parses every query of the dashboards' promtool check rules "$scratch/dashboard.yml"
}

check_shell() {
  local scripts=(ops/*.sh)
  [ -e .ci/run ] && scripts+=(.ci/run)
  if has shellcheck; then
    check 'shellcheck' shellcheck "${scripts[@]}"
  else
    skip 'shellcheck (not installed); only parsed:'
    for script in "${scripts[@]}"; do check "bash -n $script" bash -n "$script"; done
  fi
}

check_helm() {
  if ! has helm; then
    skip 'helm lint, helm template (not installed): the chart was checked by a partial rendering only'
    return
  fi
  check 'helm lint' helm lint helm
  check 'helm template (default values)' helm template demo helm
  check 'helm template (every option)' helm template demo helm --set exchange.enabled=true --set worker.enabled=true \
    --set ingress.enabled=true --set ingress.tlsSecret=tls --set serviceMonitor.enabled=true \
    --set serviceMonitor.useMetricsToken=true
}

check_docker() {
  if docker compose version >/dev/null 2>&1; then
    check 'docker compose config, empty environment' docker compose --env-file /dev/null --profile '*' config --quiet
  else
    skip 'docker compose config (not installed): YAML and references were checked only'
  fi
  if has hadolint; then check 'hadolint' hadolint --ignore DL3008 Dockerfile; else skip 'hadolint (not installed)'; fi
  skip 'docker build and helm install: not part of this check; the CI workflow builds and starts the image'
}

# The node part prints line by line what it checked.
node ops/check-packaging.mjs --dashboard-rules "$scratch/dashboard.yml" || failed=1
check_prometheus
check_shell
check_helm
check_docker
exit "$failed"
