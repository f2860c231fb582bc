# The application in a container; its data lie in the volume /data, and nowhere else.
FROM python:3.12-slim-bookworm

# What printing PDF needs of the system.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home bumdes \
    && install -d -o bumdes -g bumdes -m 0700 /data

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
    && pip install --no-cache-dir "psycopg[binary]>=3.3.9,<3.4"
COPY pyproject.toml README.md LICENSE ./
COPY ledger ledger
COPY bumdes bumdes
COPY reports reports
COPY webapp webapp
RUN pip install --no-cache-dir --no-deps .

USER bumdes
ENV BUMDES_DATA=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["bumdes", "serve", "--host", "0.0.0.0"]
