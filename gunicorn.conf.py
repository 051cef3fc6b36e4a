"""How gunicorn serves the dashboard, on a host and on a laptop: `gunicorn --config gunicorn.conf.py dashboard.wsgi:server`."""

import os

bind = [f"0.0.0.0:{os.environ.get('PORT', '8050')}"]
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))  # hosts set it from the memory they grant; a worker takes about 100 MB
threads = 4
preload_app = True  # one import, one warm-up; the workers share its pages
timeout = 20  # below the 30 s after which a host's router gives up
graceful_timeout = 20  # below the 30 s between SIGTERM and SIGKILL
keepalive = 95  # above the router's 90 s, so that it is never the server who hangs up first
accesslog = "-"
control_socket_disable = True  # no file in $HOME: a host's disk may be read-only
limit_request_line = 8190  # a selection of many documents makes a long address
