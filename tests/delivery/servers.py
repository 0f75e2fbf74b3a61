"""Real servers, each with the least configuration that serves a folder, and the rules under test in it.

All that they write lies in a folder of the test's; they listen on a free port of this machine alone, as whoever runs the
tests. Configurations say nothing about headers; they refuse hidden files, as those of careful people do.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.strangers.skipped import require


@dataclass(frozen=True)
class Site:
    """A site to serve: its root, where its publication lies below that, a port, and a folder for all else."""

    root: Path
    publication: Path
    port: int
    work: Path


def nginx(site: Site) -> tuple[list[str], str]:
    """Run it as one process: nginx 1.22 or newer."""
    temporary = "".join(
        f"  {kind}_temp_path {site.work}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = f"""\
daemon off; master_process off; pid {site.work}/pid; error_log {site.work}/error.log warn;
events {{ }}
http {{
{temporary}  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  server {{
    listen 127.0.0.1:{site.port};
    root {site.root};
    include {site.publication}/headers.nginx.conf;
    location ~ /\\. {{ return 404; }}
    location / {{ }}
  }}
}}
"""
    return [
        "nginx",
        "-p",
        str(site.work),
        "-e",
        f"{site.work}/error.log",
        "-c",
        f"{site.work}/config",
    ], config


APACHE_MODULES = "mpm_event authz_core dir mime headers deflate"


def apache(site: Site) -> tuple[list[str], str]:
    """Apache 2.4 as Debian has it, reading `.htaccess`."""
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
        for name in APACHE_MODULES.split()
    )
    # Root's server answers as another user, as Debian's does; a user's as that user.
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    config = f"""\
{modules}{user}
ServerName localhost
ServerRoot {site.work}
DefaultRuntimeDir {site.work}
Listen 127.0.0.1:{site.port}
PidFile {site.work}/pid
ErrorLog {site.work}/error.log
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot {site.root}
<Directory {site.root}>
  Require all granted
  AllowOverride FileInfo
</Directory>
<DirectoryMatch "/\\.">
  Require all denied
</DirectoryMatch>
<FilesMatch "^\\.">
  Require all denied
</FilesMatch>
"""
    return ["apache2", "-X", "-f", f"{site.work}/config"], config


def caddy(site: Site) -> tuple[list[str], str]:
    """Caddy 2.6 or newer."""
    config = f"""\
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{site.port} {{
  root * {site.root}
  import {site.publication}/headers.Caddyfile
  file_server {{
    hide .*
  }}
}}
"""
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{site.work}/config"], config


SERVERS: Mapping[str, Callable[[Site], tuple[list[str], str]]] = {
    "nginx": nginx,
    "apache": apache,
    "caddy": caddy,
}


@contextmanager
def serving(name: str, root: Path, publication: Path, work: Path) -> Iterator[str]:
    """Run a server until the block ends; yields the address of its root."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        site = Site(root, publication, free.getsockname()[1], work)
    command, config = SERVERS[name](site)
    require(name, None if _program(command[0]) else f"{command[0]} is not installed")
    (work / "config").write_text(config, "utf-8")
    environment = {name: str(work) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with (work / "output").open("wb") as output:
        process = subprocess.Popen(
            [_program(command[0]) or "", *command[1:]],
            stdout=output,
            stderr=output,
            env=environment,
            cwd=work,
        )
        try:
            _wait(process, site)
            yield f"http://127.0.0.1:{site.port}/"
        finally:
            process.terminate()
            process.wait(20)


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def _wait(process: subprocess.Popen[bytes], site: Site) -> None:
    for _ in range(400):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", site.port)) == 0:
                return
        time.sleep(0.025)
    told = "".join(
        (site.work / name).read_text("utf-8")
        for name in ("output", "error.log")
        if (site.work / name).exists()
    )
    raise AssertionError(f"the server did not begin: {told}")
