# One small image for the dashboard and the loader; data and key are mounted, never inside.
#   docker build -t resultatkedjan .
#   docker run --rm -v data:/data -v keys:/keys -v "$PWD/leveranser:/leveranser:ro" resultatkedjan python -m etl load /leveranser
#   docker run --read-only --tmpfs /tmp -v data:/data -v keys:/keys:ro -p 8050:8050 resultatkedjan
FROM python:3.11-slim-bookworm AS build
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

# The small bundle of plotly, see dashboard/plotly_bundle.py.
FROM node:22-bookworm-slim AS scripts
WORKDIR /scripts
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin resultat \
    && install -d -o resultat -g resultat -m 700 /data /keys
COPY --from=build /venv /venv
WORKDIR /app
COPY config config
COPY warehouse warehouse
COPY etl etl
COPY dashboard dashboard
COPY --from=scripts /scripts/node_modules/plotly.js-basic-dist-min node_modules/plotly.js-basic-dist-min
RUN /venv/bin/python -m compileall -q config warehouse etl dashboard
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    RESULTATKEDJAN_DATA=/data \
    RESULTATKEDJAN_KEY=/keys/enterprise.key
USER resultat
VOLUME ["/data", "/keys"]
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/halsa', timeout=4)"]
CMD ["gunicorn", "--no-control-socket", "--bind", "0.0.0.0:8050", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-", "dashboard.wsgi:server"]
