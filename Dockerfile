# syntax=docker/dockerfile:1
# One image for every role; the command chooses: serve (default), migrate, the simulated exchange.

FROM node:22.21.1-bookworm-slim AS build
WORKDIR /app
# Install scripts stay on: the embedded PostgreSQL links its libraries in one.
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22.21.1-bookworm-slim
# tini is PID 1: it forwards signals and reaps what the embedded PostgreSQL leaves, also for commands without handlers.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 0700 /data
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data \
    OPEN_BROWSER=false
WORKDIR /app
# The code belongs to root: the process can read it, not change it.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY ops/container/healthcheck.mjs ./ops/container/healthcheck.mjs
# By number, so that Kubernetes can see that it is not root (`node` is 1000 in this image).
USER 1000:1000
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["node", "ops/container/healthcheck.mjs"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "dist/src/main.js", "--role", "all"]
