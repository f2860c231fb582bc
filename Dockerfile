# The application in a container; its data lie in the volume /data, and nowhere else.
# Python and the libraries are Debian's own, so one supplier mends both.
FROM debian:trixie-slim AS build

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && python3 -m venv /opt/bumdes
WORKDIR /src
COPY requirements.lock ./
RUN /opt/bumdes/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY ledger ledger
COPY bumdes bumdes
COPY reports reports
COPY webapp webapp
# What builds the package is in the lock as well: nothing is fetched that has no sum.
RUN /opt/bumdes/bin/pip install --no-cache-dir --no-deps --no-build-isolation .


FROM debian:trixie-slim

# Python, and what printing PDF needs of the system.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        python3 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home bumdes \
    && install -d -o bumdes -g bumdes -m 0700 /data
COPY --from=build /opt/bumdes /opt/bumdes

USER bumdes
ENV PATH=/opt/bumdes/bin:$PATH BUMDES_DATA=/data PYTHONUNBUFFERED=1 XDG_CACHE_HOME=/tmp
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["bumdes", "serve", "--host", "0.0.0.0"]
