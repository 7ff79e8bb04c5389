{{- define "pas.name" -}}
{{- if eq .Release.Name .Chart.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "pas.image" -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}

{{/* Labels that select. Takes (dict "root" $ "component" "api"). */}}
{{- define "pas.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "pas.labels" -}}
{{ include "pas.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* One secret setting as environment. Takes (list secretName key isOptional). */}}
{{- define "pas.secretEnv" -}}
- name: {{ index . 1 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 0 }}
      key: {{ index . 1 }}
      optional: {{ index . 2 }}
{{- end -}}

{{- define "pas.podSecurity" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "pas.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* What may be written to: nothing that outlives the pod. */}}
{{- define "pas.volumeMounts" -}}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: data
    mountPath: /data
{{- end -}}

{{- define "pas.volumes" -}}
volumes:
  - name: tmp
    emptyDir: {}
  - name: data
    emptyDir: {}
{{- end -}}

{{- define "pas.placement" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* The pod of a serving role. Takes (dict "root" $ "component" "api" "resources" .Values.api.resources). */}}
{{- define "pas.rolePod" -}}
metadata:
  labels:
    {{- include "pas.labels" . | nindent 4 }}
    pas-metrics: "true"
  annotations:
    # A changed setting replaces the pods.
    checksum/config: {{ .root.Values.config | toJson | sha256sum }}
    {{- with .root.Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "pas.podSecurity" . | nindent 2 }}
  terminationGracePeriodSeconds: 45
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "pas.selector" . | nindent 10 }}
  containers:
    - name: {{ .component }}
      image: {{ include "pas.image" .root }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      args: [node, dist/src/main.js, --role, {{ .component }}]
      {{- include "pas.containerSecurity" . | nindent 6 }}
      ports:
        - name: http
          containerPort: 8000
      envFrom:
        - configMapRef:
            name: {{ include "pas.name" .root }}
      env:
        {{- $secret := .root.Values.existingSecret }}
        {{- range list "DATABASE_URL" "API_TOKEN" }}
        {{- include "pas.secretEnv" (list $secret . false) | nindent 8 }}
        {{- end }}
        {{- range list "REDIS_URL" "API_TOKENS" "METRICS_TOKEN" "ALPACA_API_KEY" "ALPACA_SECRET_KEY" }}
        {{- include "pas.secretEnv" (list $secret . true) | nindent 8 }}
        {{- end }}
        {{- if .root.Values.exchange.enabled }}
        - name: EXCHANGE_URL
          value: {{ printf "http://%s-exchange:8100" (include "pas.name" .root) }}
        {{- end }}
      startupProbe:
        httpGet:
          path: /health/live
          port: http
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet:
          path: /health/live
          port: http
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet:
          path: /health/ready
          port: http
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 3
      resources:
        {{- toYaml .resources | nindent 8 }}
      {{- include "pas.volumeMounts" . | nindent 6 }}
  {{- include "pas.volumes" . | nindent 2 }}
  {{- include "pas.placement" .root | nindent 2 }}
{{- end -}}
