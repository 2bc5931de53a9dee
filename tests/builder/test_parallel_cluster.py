"""A build by the workers of a Dask scheduler: the same bytes, and a line where the cluster cannot go on."""

import json
import subprocess
import sys
import sysconfig
import time

import pytest

from tests.checkout import copy_of_package, outside

pytestmark = pytest.mark.xdist_group("build")  # its processes take all cores
WORDS = """

def site_pictures(scene, formats, theme, layout):
    __import__("time").sleep(0.2)
    return {kind: f"{scene.id} {kind} {theme} {layout} ".encode() * 2000 for kind in formats}
"""  # in place of drawing, which takes longer


class Cluster:
    """A checkout, and a scheduler with workers that have its package."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.checkout = copy_of_package(folder / "project")
        with open(self.checkout.folder / "gdviz" / "pictures" / "picture.py", "a") as picture:
            picture.write(WORDS)
        self.file = folder / "scheduler.json"

    def start(self, *arguments, cwd=None, options=(), around=None):
        command = [
            sys.executable,
            *options,
            "-m",
            "dask",
            *arguments,
            "--scheduler-file",
            str(self.file),
            "--no-dashboard",
        ]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(
            subprocess.Popen(command, cwd=cwd or self.checkout.folder, env={**outside(), **(around or {})}, **quiet)
        )
        return self.processes[-1]

    def scheduler(self):
        self.file.unlink(missing_ok=True)
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0")
        end = time.monotonic() + 60
        while not self.file.exists() and time.monotonic() < end:
            time.sleep(0.05)
        self.address = json.loads(self.file.read_text())["address"]
        return self.processes[-1]

    def worker(self, **more):
        return self.start("worker", "--nthreads", "1", "--no-nanny", **more)

    def lacking_worker(self):
        """One that has every package but this: what leads to the checkout is read by `site` alone."""
        return self.worker(cwd=self.folder, options=["-S"], around={"PYTHONPATH": sysconfig.get_path("purelib")})

    def build(self, *arguments):
        command = [sys.executable, "-m", "gdviz", "build", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=self.checkout.folder, env=outside(), **pipes)

    def end(self):
        for each in self.processes:
            each.kill()
            each.wait()


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    yield made
    made.end()


def test_a_cluster_makes_the_same_files_and_its_end_is_one_line(cluster):
    scheduler, workers = cluster.scheduler(), [cluster.worker(), cluster.worker()]
    build = cluster.build("--jobs", "2")
    said = build.communicate()
    assert build.returncode == 0, said
    here = cluster.checkout.contents()
    for file in cluster.checkout.files().values():
        file.unlink()

    build = cluster.build("--scheduler", cluster.address)
    build.stdout.readline()
    workers[0].kill()  # what it was at is given to the other
    out, err = build.communicate(timeout=100)
    assert (build.returncode, err) == (0, "") and " 0 kept" in out
    assert cluster.checkout.contents() == here

    build = cluster.build("--scheduler", cluster.address, "--force")
    build.stdout.readline()
    scheduler.kill()
    _, err = build.communicate(timeout=100)
    assert build.returncode == 2 and len(err.splitlines()) == 1
    assert err.startswith(f"gdviz: --scheduler '{cluster.address}' has ended, and the build with it: ")
    assert cluster.checkout.contents() == here


def test_a_worker_without_the_package_is_told(cluster):
    cluster.scheduler()
    cluster.lacking_worker()
    build = cluster.build("--scheduler", cluster.address)
    _, err = build.communicate(timeout=100)
    assert build.returncode == 2 and len(err.splitlines()) == 1
    assert err.startswith(f"gdviz: --scheduler '{cluster.address}' has the worker tcp://127.0.0.1:")
    assert err.endswith(" without this package: install it there\n")
    assert cluster.checkout.files() == {}
