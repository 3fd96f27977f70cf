# ruff: noqa: N999  the name that gunicorn gives such files
"""How gunicorn serves the dashboard. It reads PORT from the environment itself."""

import os

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))  # one can be replaced while the other answers; both fit in 512 MB
worker_class = "dashboard.serving.worker.Worker"  # a thread for each request that is whole: slow senders hold none
threads = 4
timeout = 30
graceful_timeout = 20  # hosts kill 30 seconds after asking to stop
keepalive = 5
max_requests = 20_000  # a leak that nobody has found yet cannot grow for months
max_requests_jitter = 2_000  # the workers are not replaced at the same moment
forwarded_allow_ips = os.environ.get(
    "FORWARDED_ALLOW_IPS", "*"
)  # the host's router is the only way in; it knows of TLS
forwarder_headers = ""  # and of nothing else that a request says of itself
control_socket_disable = True  # it would be written below the home folder, which may be read-only
accesslog = None  # dashboard/serving/logs.py writes a line for each request, with its id and nothing personal
if os.access("/dev/shm", os.W_OK):  # noqa: S108 a folder in memory: a slow disk must not look like a hung worker
    worker_tmp_dir = "/dev/shm"  # noqa: S108
preload_app = True  # read once for all workers, who share it in memory; a worker is replaced within milliseconds


def post_worker_init(worker):  # noqa: D103
    worker.wsgi.answering.refresh()  # one that comes later must not begin with the release of the first day
