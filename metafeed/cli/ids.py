NAME="ids"
HELP="x"
EXAMPLES="x"
def run()->None: ...
