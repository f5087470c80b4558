"""Data goes one way: ingest, reader, resolve, incident, watch; no stage imports a later one."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "tocsin"
STAGES = ["ingest", "reader", "resolve", "incident", "watch"]
BESIDE = {
    "model": set(),
    "store": {"model"},
    "engine": {"model", "store"},
    "export": {"model", "incident", "watch"},
    "cli": {"model", "ingest", "reader", "resolve", "incident", "watch", "store", "engine", "export", "web"},
}


def imported(module: Path) -> set[str]:
    """The parts of the package that a module imports, by their first name."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tocsin."):
            names.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "tocsin":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("tocsin.")}
    return names


def parts() -> list[str]:
    """The folders of the package that hold Python."""
    return sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists())


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_the_model_and_earlier_stages(stage: str) -> None:
    allowed = {"model", "errors", "settings", stage, *STAGES[: STAGES.index(stage)]}
    for module in (PACKAGE / stage).rglob("*.py"):
        assert imported(module) <= allowed, f"{module.relative_to(PACKAGE)} imports {sorted(imported(module) - allowed)}"


@pytest.mark.parametrize("part", sorted(BESIDE))
def test_what_stands_beside_the_stages_imports_only_what_it_may(part: str) -> None:
    allowed = {"errors", "settings", "pipeline", "__version__", "api", part, *BESIDE[part]} if part == "cli" else {"errors", "settings", part, *BESIDE[part]}
    for module in (PACKAGE / part).rglob("*.py"):
        assert imported(module) <= allowed, f"{module.relative_to(PACKAGE)} imports {sorted(imported(module) - allowed)}"


def test_every_stage_says_what_comes_in_what_goes_out_and_what_it_does_not_know() -> None:
    for stage in STAGES:
        doc = ast.get_docstring(ast.parse((PACKAGE / stage / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert doc.count(".") >= 2, f"{stage}/__init__.py says too little"
        assert "know" in doc.casefold(), f"{stage}/__init__.py does not say what it does not know"


def test_no_folder_is_outside_the_house() -> None:
    assert set(parts()) <= {*STAGES, *BESIDE, "web", "data"}


def test_training_and_benchmarks_are_never_imported_by_the_package() -> None:
    for module in PACKAGE.rglob("*.py"):
        source = module.read_text(encoding="utf-8")
        assert "import training" not in source
        assert "from training" not in source
        assert "from benchmarks" not in source
        assert "import torch" not in source


def test_no_module_is_longer_than_400_lines() -> None:
    for module in PACKAGE.rglob("*.py"):
        assert len(module.read_text(encoding="utf-8").splitlines()) <= 400, module
