"""Contributors' scripts: documentation that is written by the program, and checks of the package.

python -m scripts.documents   write what the documentation quotes from the program
python -m scripts.wheel       build the wheel and check that it holds what it must
"""
