"""Figures beside their goals."""


def verdict(name, figures):
    """Prints each figure beside its goal; the exit code says whether all are met."""
    width = max(len(figure) for figure, _, _, _ in figures)
    met = True
    for figure, value, goal, good in figures:
        print(f"{name}  {figure.ljust(width)}  {value}  (goal {goal})  {'ok' if good else 'MISSED'}")
        met = met and good
    raise SystemExit(0 if met else 1)
