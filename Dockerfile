# To pin the image: docker buildx imagetools inspect node:24-trixie-slim --format '{{.Manifest.Digest}}'
# and NODE_IMAGE=node:24-trixie-slim@sha256:… in the .env file next to docker-compose.yml.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs

# only what the server imports: no compilers, no packages of the clients, no PostgreSQL
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY src ./src
COPY migrations ./migrations
COPY scripts/server-packages.mjs ./scripts/
# typescript is an optional peer of @nestjs/swagger, for its plugin at build time; of the fonts only 400 and 700 are printed
RUN node scripts/server-packages.mjs \
  && npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/typescript node_modules/@expo-google-fonts/noto-sans-sc/[1235689]00*

FROM ${NODE_IMAGE}
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
WORKDIR /app
RUN mkdir /data /keys && chown node:node /data /keys && rm -rf /usr/local/lib/node_modules /opt/yarn-*
COPY package.json ./
COPY docker/entry.sh ./docker/
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /data /keys
EXPOSE 3000
ENTRYPOINT ["/app/docker/entry.sh"]
CMD ["node", "dist/main.js"]
