"""A cinema's website: Debian's WordPress with a database and a web server of its own, all in one folder.

Nothing outside of the folder is written, and no network but 127.0.0.1 is used. `missing` says what has to be
installed; debian.txt has the packages. WordPress is set up as an owner does it, over HTTP.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WORDPRESS = Path("/usr/share/wordpress")
PASSWORD = "correct horse battery staple"  # noqa: S105  (of a site that lives for a minute)

_CONFIG = """<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', '{url}' );
define( 'WP_SITEURL', '{url}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'DISABLE_WP_CRON', true );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {{ define( 'ABSPATH', __DIR__ . '/' ); }}
require_once ABSPATH . 'wp-settings.php';
"""


def program(name: str) -> str | None:
    """Return where a program lies; those for root are not on everybody's PATH."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def missing() -> str | None:
    """Return what is not installed, or None."""
    absent = [name for name in ("php", "mariadbd", "mariadb-install-db") if program(name) is None]
    if not (WORDPRESS / "wp-load.php").is_file():
        absent.append(str(WORDPRESS))
    if not list((WORDPRESS / "wp-content" / "themes").glob("*/style.css")):
        absent.append("a theme")
    return f"no {', '.join(absent)}; apt-get install what tests/wordpress/debian.txt has" if absent else None


def quoted(text: str) -> str:
    """Return a text as PHP writes it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


@dataclass
class Browser:
    """Somebody who looks at the site, with cookies."""

    url: str
    opener: urllib.request.OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, path: str) -> str:
        """Return a page, whatever its status."""
        return self.status(path)[1]

    def status(self, path: str, data: bytes | None = None, kind: str | None = None) -> tuple[int, str]:
        """Return the status and the page, redirects followed."""
        headers = {"Content-Type": kind} if kind else {}
        request = urllib.request.Request(urllib.parse.urljoin(self.url, path), data, headers)  # noqa: S310
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def post(self, path: str, **fields: str) -> str:
        """Send a form."""
        return self.status(path, urllib.parse.urlencode(fields).encode())[1]

    def upload(self, path: str, name: str, content: bytes, **fields: str) -> str:
        """Send a form with a file."""
        parts = [
            f'Content-Disposition: form-data; name="{key}"\r\n\r\n{text}' for key, text in fields.items()
        ]
        parts.append(f'Content-Disposition: form-data; name="{name}"; filename="metafeed.zip"\r\n\r\n')
        body = b"".join(b"--limit\r\n" + part.encode() + b"\r\n" for part in parts)[:-2]
        whole = body + content + b"\r\n--limit--\r\n"
        return self.status(path, whole, "multipart/form-data; boundary=limit")[1]

    def nonce(self, path: str, pattern: str = r'name="_wpnonce" value="(\w+)"') -> str:
        """Return what a form of the administration has against forgery."""
        found = re.search(pattern, self.get(path))
        assert found, path
        return found[1]


class House:
    """WordPress with its database and its web server, from `open` to `close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "site"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.started: list[subprocess.Popen[bytes]] = []

    def open(self) -> None:
        """Start all, and install WordPress with an administrator `owner`."""
        shutil.copytree(WORDPRESS, self.root, ignore_dangling_symlinks=True)
        (self.root / ".htaccess").unlink(missing_ok=True)
        config = _CONFIG.format(socket=self.folder / "s", url=self.url.rstrip("/"))
        (self.root / "wp-config.php").write_text(config, "utf-8")
        self._database()
        said = ["-d", "display_errors=0", "-d", "log_errors=1"]
        serve = ["php", *said, "-S", f"127.0.0.1:{self.port}", "-t", str(self.root)]
        self._start(serve, "php.log", {"PHP_CLI_SERVER_WORKERS": "4"})
        self._wait(lambda: "Welcome" in Browser(self.url).get("wp-admin/install.php?step=1"))
        answer = Browser(self.url).post(
            "wp-admin/install.php?step=2",
            weblog_title="The Rio",
            user_name="owner",
            admin_password=PASSWORD,
            admin_password2=PASSWORD,
            admin_email="owner@rio.example",
            pw_weak="on",
        )
        assert "Success!" in answer, answer
        self.php("$GLOBALS['wp_rewrite']->set_permalink_structure('/%postname%/'); flush_rewrite_rules();")

    def close(self) -> None:
        """End what was started, the last first."""
        for process in reversed(self.started):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)

    def php(self, code: str) -> str:
        """Run PHP inside WordPress."""
        load = "$_SERVER['HTTP_HOST'] = '127.0.0.1'; require 'wp-load.php';"
        run = subprocess.run(
            ["php", "-r", load + code], cwd=self.root, check=False, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def page(self, slug: str, text: str = "Text.", view: str | None = None, **more: str) -> int:
        """Write a page of the site, with a custom field or not, and return its number."""
        fields = {"post_type": "page", "post_status": "publish", "post_title": slug, "post_name": slug} | more
        fields["post_content"] = text
        given = ", ".join(f"{quoted(key)} => {quoted(value)}" for key, value in fields.items())
        meta = f"update_post_meta($id, 'metafeed', {quoted(view)});" if view is not None else ""
        return int(self.php(f"$id = wp_insert_post([{given}]); {meta} echo $id;"))

    def later(self) -> None:
        """Let a quarter of an hour go by for what the plugin keeps."""
        self.php(
            'global $wpdb; foreach ($wpdb->get_col("SELECT option_name FROM $wpdb->options'
            " WHERE option_name LIKE '\\_transient\\_metafeed%'\") as $name) {"
            " $kept = get_option($name);"
            " if (is_array($kept)) { $kept['asked'] -= 901; update_option($name, $kept); }"
            " else { delete_option($name); } }"
        )

    def forget(self) -> None:
        """Take away all that the plugin keeps."""
        self.php(
            "global $wpdb; $wpdb->query(\"DELETE FROM $wpdb->options WHERE option_name LIKE '%metafeed%'\");"
        )

    def complaints(self) -> list[str]:
        """Return what PHP had to say about the plugin; WordPress itself is not asked for."""
        log = (self.folder / "php.log").read_text("utf-8", "replace")
        return re.findall(r"^.*\] PHP .*metafeed\.php.*$", log, re.MULTILINE)

    def owner(self) -> Browser:
        """Return the browser of the administrator, logged in."""
        browser = Browser(self.url)
        browser.get("wp-login.php")
        browser.post("wp-login.php", log="owner", pwd=PASSWORD, testcookie="1")
        assert "Dashboard" in browser.get("wp-admin/")
        return browser

    def _database(self) -> None:
        data = self.folder / "data"
        user = ["--user=root"] if os.geteuid() == 0 else []
        install = [program("mariadb-install-db") or "", "--no-defaults", f"--datadir={data}", *user]
        install += ["--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(install, check=True, capture_output=True)
        where = [f"--datadir={data}", f"--socket={self.folder / 's'}", f"--pid-file={self.folder / 'pid'}"]
        self._start(
            [program("mariadbd") or "", "--no-defaults", *user, *where, "--skip-networking"], "db.log"
        )
        code = "mysqli_report(MYSQLI_REPORT_OFF); $db = mysqli_init();"
        code += f" exit(@$db->real_connect('localhost', 'root', '', null, 0, '{self.folder / 's'}')"
        code += " && $db->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4') ? 0 : 1);"
        self._wait(lambda: subprocess.run(["php", "-r", code], check=False).returncode == 0)

    def _start(self, command: list[str], log: str, more: dict[str, str] | None = None) -> None:
        with (self.folder / log).open("wb") as output:
            self.started.append(
                subprocess.Popen(
                    command,
                    stdout=output,
                    stderr=output,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                    env=os.environ | (more or {}),
                )
            )

    def _wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if ready():
                    return
            except OSError:  # nobody listens yet
                pass
            time.sleep(0.1)
        logs = "".join(log.read_text("utf-8", "replace")[-2000:] for log in self.folder.glob("*.log"))
        raise AssertionError(logs)
