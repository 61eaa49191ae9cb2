# The tool as a container: one process, one port. Settings by environment, backups and upgrades: docs/operations.md
FROM python:3.13-slim-trixie

# What the PDF engine loads, and nothing else from the system.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements-served.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements-served.lock

COPY pyproject.toml README.md LICENSE app.py ./
COPY .streamlit/config.toml .streamlit/
COPY static static
COPY frameworks frameworks
COPY reports reports
COPY mappings mappings
COPY demo demo
COPY maturity maturity
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore \
        --no-index --no-deps --no-build-isolation --editable . \
    && python -m compileall -q maturity app.py \
    && useradd --system --uid 10001 --no-create-home --home-dir /tmp maturity \
    && install -d -o maturity -g maturity -m 700 /data

USER maturity
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    MATURITY_DATA=/data \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "app.py"]
